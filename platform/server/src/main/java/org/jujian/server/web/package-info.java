/// What all pages share: the frame around them, the way numbers and dates are written, the cells they show.
/// The packages below hold one page each: a controller that asks, a pure function that decides what is shown, records.
@NullMarked
package org.jujian.server.web;

import org.jspecify.annotations.NullMarked;
