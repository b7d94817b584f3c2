"""A chat model as a judge: opt-in, counted apart, and never without its agreement with labels."""
