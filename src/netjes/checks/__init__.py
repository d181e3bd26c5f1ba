"""Looking at a draft before it goes out: personal data, secrets and tone.

Pure: no Django, no files written, and no network but for a judge of the school's own (`tone.near`), which is off.
`netjes.checks.text.check_text` is what other rooms need; `netjes.checks.verdict.judge` says what follows from it.
Nothing here keeps what it was given.
"""
