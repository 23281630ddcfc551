/// PostgreSQL as a process of ours, durable and closed to everybody else on the machine.
@NullMarked
@NamedInterface("postgres")
package org.jujian.embedded.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
