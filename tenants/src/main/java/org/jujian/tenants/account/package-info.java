/// Who administers whose access: people of the caller's area, created, disabled and given one-time passwords.
@NullMarked
@NamedInterface("account")
package org.jujian.tenants.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
