"""Text to Mentions, and Mentions to Entities across issues."""
