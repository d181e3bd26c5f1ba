"""What can be done in a case. Each writes down what was done; the gates follow from that."""
