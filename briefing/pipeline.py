"""The flow as pure functions you can read aloud: read -> segment -> rank -> find -> compose."""
