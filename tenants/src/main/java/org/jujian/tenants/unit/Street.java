package org.jujian.tenants.unit;

import org.jujian.base.code.StreetCode;

/// A street office (街道办事处).
public record Street(StreetCode code, String name) {}
