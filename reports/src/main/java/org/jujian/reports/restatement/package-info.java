/// The nightly check that published figures are what a full computation gives, and what it found.
@NullMarked
@NamedInterface("restatement")
package org.jujian.reports.restatement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
