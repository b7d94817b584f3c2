"""Programs that measure speed; what they print is their product."""
