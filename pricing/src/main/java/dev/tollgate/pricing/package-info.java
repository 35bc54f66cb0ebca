/** Usage x Tariff -> Charge, and quotes. Pure: no I/O, no clock, no JSON, no logging. */
@NullMarked
package dev.tollgate.pricing;

import org.jspecify.annotations.NullMarked;
