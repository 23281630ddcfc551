package org.jujian.base.columnstore;

/// A value of a column `UInt128` to be written, its two halves read as unsigned.
public record UInt128(long high, long low) {}
