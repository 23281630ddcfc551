package org.jujian.base.files;

import java.util.UUID;

/// What was written to the quarantine under `id`, whole and on disk.
public record Receipt(UUID id, Sha256 hash, long bytes) {}
