package io.crossbook.domain.matching;

/** All resting orders of one side at one tick: their total size in hundredths and how many they are. */
public record Level(int tick, long size, int orders) {}
