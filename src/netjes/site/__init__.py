"""Where the rooms come together: settings, addresses, the look, the home page, the demo."""
