/// The register of reports (登记簿): what was drafted, checked, signed and issued, and the steps that the viewer may do.
@NullMarked
package org.jujian.server.web.register;

import org.jspecify.annotations.NullMarked;
