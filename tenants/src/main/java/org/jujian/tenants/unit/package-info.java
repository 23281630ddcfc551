/// The register of street offices and communities: what pages, logins and isolation look up. Fed by T-00.
@NullMarked
@NamedInterface("unit")
package org.jujian.tenants.unit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
