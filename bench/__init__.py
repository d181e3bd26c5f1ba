"""How fast Netjes answers, how much memory it takes, and what peers do with the same questions.

`script/bench [decisions|batch|reading|memory] [--json]`, or `--check` to see only that all agree.
"""
