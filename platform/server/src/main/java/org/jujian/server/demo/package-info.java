/// The demo's sample files, fed through the same door as everybody's.
@NullMarked
package org.jujian.server.demo;

import org.jspecify.annotations.NullMarked;
