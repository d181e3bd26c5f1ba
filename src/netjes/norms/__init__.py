"""The norm engine: from a school's agreement to *mag*, *mag niet* or *overleg*, with its reasons.

Standard library only; nothing here knows of Django, of a database or of a person.
Read it in this order: `norm`, `evaluate` (the whole decision on one page), `table` (the same, fast).
"""
