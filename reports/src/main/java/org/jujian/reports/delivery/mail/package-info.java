/// Letters by e-mail: what they say, and the way to the server. The only package that knows Jakarta Mail.
@NullMarked
@NamedInterface("mail")
package org.jujian.reports.delivery.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
