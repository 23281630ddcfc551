/// 指标口径: what each metric means, with its examples, for whoever is logged in. Shows no data of any unit.
@NullMarked
package org.jujian.server.web.definition;

import org.jspecify.annotations.NullMarked;
