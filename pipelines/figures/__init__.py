"""Text and labelled values to Figures."""
