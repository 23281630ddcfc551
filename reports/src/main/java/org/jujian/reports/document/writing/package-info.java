/// What all papers write alike: numbers, dates, shares and scores; the frozen data with its hash and number, the code
/// that leads to its verification, and the ending with signatures and provenance.
@NullMarked
@NamedInterface("writing")
package org.jujian.reports.document.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
