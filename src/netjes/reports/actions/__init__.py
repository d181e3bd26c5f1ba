"""What can be done with reports: taking them in, writing back and forth, handing over, closing."""
