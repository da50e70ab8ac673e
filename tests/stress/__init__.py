"""The command ``python -m tests.stress FOLDER``: what becomes of any folder of PDFs."""
