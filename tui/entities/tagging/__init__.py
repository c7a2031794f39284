"""Names found by a trained model: a linear chain over the words of every stretch of capitals."""
