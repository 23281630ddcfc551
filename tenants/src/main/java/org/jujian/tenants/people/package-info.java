/// People, their roles and how far these reach; passwords, tokens, and the record of what was done.
@NullMarked
@NamedInterface("people")
package org.jujian.tenants.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
