"""What happened, in a log that can only grow. It outlives what it speaks of: opaque references, no foreign keys."""
