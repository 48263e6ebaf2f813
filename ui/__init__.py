"""The window: views, models and dialogs over one Session. Holds no rule."""
