"""The web files of every page: templates, styles, scripts, and what others wrote (vendor/)."""
