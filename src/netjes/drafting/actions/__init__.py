"""What can be done with a draft; every deed has an actor, a transaction and a row in the log."""
