"""An AnnotatedText becomes a file: Word, PDF, XML, JSON."""
