package dev.onsite.judge.harness;

/** A returned object that is no value of ours: what it was, for the message. */
public record WireOther(String description) {}
