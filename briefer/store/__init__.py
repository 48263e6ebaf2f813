"""Where projects are kept: the project file, and writing that never harms what stands there already."""
