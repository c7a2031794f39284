"""What a report is made of: clean text, paragraphs, sentences, words. Pure functions, no terminal, no files."""

from tui.text.article import Article
from tui.text.clean import clean, clean_line
from tui.text.paragraphs import Paragraph, ParagraphKind, paragraphs
from tui.text.sentences import Sentence, SentenceKind, sentences

__all__ = [
    "Article",
    "Paragraph",
    "ParagraphKind",
    "Sentence",
    "SentenceKind",
    "clean",
    "clean_line",
    "paragraphs",
    "sentences",
]
