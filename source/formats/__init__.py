"""Which format a file has, by what it holds, never by its name alone.

``recognition`` decides, and refuses by name what nobody here reads; ``own`` knows the files that copydesk wrote. ``package`` opens zip
packages and ``markup`` HTML and XML, within limits: a file is untrusted until it is read.
"""
