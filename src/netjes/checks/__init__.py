"""Looking at a draft before it goes out: personal data, secrets and tone.

Pure: no Django, no network, no files written.
`netjes.checks.text.check_text` is what other rooms need; `netjes.checks.verdict.judge` says what follows from it.
Nothing here keeps what it was given.
"""
