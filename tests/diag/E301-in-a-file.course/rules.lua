-- The end.
pass done "reply" }
