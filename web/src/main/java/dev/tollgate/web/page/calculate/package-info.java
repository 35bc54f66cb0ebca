/** The calculator: a workload on a model, per call, day and month. */
@NullMarked
package dev.tollgate.web.page.calculate;

import org.jspecify.annotations.NullMarked;
