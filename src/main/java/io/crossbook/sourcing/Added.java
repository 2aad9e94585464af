package io.crossbook.sourcing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that a stored record has got since it was first written. Where an older form lacks it, it is null,
 * an empty list, 0 or false; everything else that is missing stays an error.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Added {}
