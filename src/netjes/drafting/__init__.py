"""From a school's own document, or the model, to an adopted agreement: confirm, edit, consult, adopt, publish."""
