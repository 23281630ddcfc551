/// The page 社区名录: the communities of a street with their names, predecessors and successors.
@NullMarked
package org.jujian.server.web.directory;

import org.jspecify.annotations.NullMarked;
