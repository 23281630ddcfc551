/// The templates of the feeds, their columns and headings, and the reading of a file against one of them.
@NullMarked
@NamedInterface("template")
package org.jujian.etl.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
