"""Text and labelled values -> figures, with rules on a blank spaCy pipeline."""
