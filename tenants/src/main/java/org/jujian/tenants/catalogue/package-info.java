/// The disclosure catalogue (公开事项目录): items, their elements and their duties, as the module's own CSV resources with
/// a version.
@NullMarked
@NamedInterface("catalogue")
package org.jujian.tenants.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
