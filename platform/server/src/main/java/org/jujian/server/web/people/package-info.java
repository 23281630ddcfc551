/// The pages on which people administer other people's access, and the administrator of the platform the register of
/// streets.
@NullMarked
package org.jujian.server.web.people;

import org.jspecify.annotations.NullMarked;
