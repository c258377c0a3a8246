"""What several kinds of claim share: voices, dates, places."""
