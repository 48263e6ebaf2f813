"""The screens of the three stages."""
