"""Small widgets and the paint functions they share."""
