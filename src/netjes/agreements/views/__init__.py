"""The pages of the agreements: reading them, their history, what stands beside them, and paper."""
