package dev.onsite.judge.harness;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The function or class that a submission was asked for. A signature is a list: {@code [kind, class, constructor's
 * parameter types, [[method, parameter types, return type], …]]}, types as Java writes them without packages; a
 * function is the only method of its class, and its class is constructed only where the method is not static.
 */
final class Target {
    private final SubmissionLoader loader;
    private final boolean isClass;
    private final Constructor<?> constructor;
    private final Map<String, Method> methods;

    private Target(SubmissionLoader loader, boolean isClass, Constructor<?> constructor, Map<String, Method> methods) {
        this.loader = loader;
        this.isClass = isClass;
        this.constructor = constructor;
        this.methods = methods;
    }

    /** What was asked for is not there; the message is for the candidate. */
    static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    static Target find(SubmissionLoader loader, List<?> signature) throws MissingException {
        boolean isClass = signature.get(0).equals("class");
        String className = (String) signature.get(1);
        Class<?> owner = find(loader, className);
        Map<String, Method> methods = new LinkedHashMap<>();
        boolean needsObject = isClass;
        for (Object entry : (List<?>) signature.get(3)) {
            List<?> asked = (List<?>) entry;
            Method method = find(owner, (String) asked.get(0), strings(asked.get(1)), (String) asked.get(2));
            needsObject |= !Modifier.isStatic(method.getModifiers());
            methods.put(method.getName(), method);
        }
        Constructor<?> constructor = needsObject ? constructor(owner, strings(signature.get(2))) : null;
        return new Target(loader, isClass, constructor, methods);
    }

    /** Whether a class of this name is the submission's own: only its frames are shown. */
    boolean isSubmissions(String className) {
        return loader.defines(className);
    }

    /** One case: the function's value, or the list of the calls' values. */
    Object run(List<?> arguments, List<?> calls) throws Throwable {
        try {
            if (!isClass) {
                Method method = methods.values().iterator().next();
                Object object = constructor == null ? null : constructor.newInstance();
                return outward(method.invoke(object, inward(arguments, method.getParameterTypes())));
            }
            Object object = constructor.newInstance(inward(arguments, constructor.getParameterTypes()));
            List<Object> values = new ArrayList<>();
            for (Object entry : calls) {
                List<?> call = (List<?>) entry;
                Method method = methods.get((String) call.get(0));
                values.add(outward(method.invoke(object, inward((List<?>) call.get(1), method.getParameterTypes()))));
            }
            return values;
        } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
        }
    }

    private static Class<?> find(SubmissionLoader loader, String className) throws MissingException {
        if (!loader.defines(className)) {
            String defined = loader.classes().keySet().stream()
                    .filter(name -> !name.contains("$"))
                    .sorted()
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "));
            throw new MissingException("The judge looks for a class `" + className + "`; this file defines "
                    + (defined.isEmpty() ? "none" : defined) + ".");
        }
        try {
            return loader.loadClass(className);
        } catch (ClassNotFoundException | LinkageError broken) {
            throw new MissingException("The class `" + className + "` does not load: " + broken + ".");
        }
    }

    private static Method find(Class<?> owner, String name, List<String> parameters, String returns)
            throws MissingException {
        String wanted = returns + " " + name + "(" + String.join(", ", parameters) + ")";
        List<Method> named = Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .toList();
        if (named.isEmpty()) {
            String others = Arrays.stream(owner.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .sorted(Comparator.comparing(Method::getName))
                    .map(method -> "`" + method.getName() + "`")
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new MissingException("The judge looks for a method `" + wanted + "` in `" + owner.getSimpleName()
                    + "`" + (others.isEmpty() ? ", which has no methods." : "; it has " + others + "."));
        }
        for (Method method : named) {
            if (types(method.getParameterTypes()).equals(parameters)
                    && method.getReturnType().getSimpleName().equals(erased(returns))) {
                method.setAccessible(true);
                return method;
            }
        }
        Method first = named.get(0);
        throw new MissingException("The judge calls `" + wanted + "`; yours is `"
                + first.getReturnType().getSimpleName() + " " + name + "("
                + String.join(", ", types(first.getParameterTypes())) + ")`.");
    }

    private static Constructor<?> constructor(Class<?> owner, List<String> parameters) throws MissingException {
        if (Modifier.isAbstract(owner.getModifiers())) {
            throw new MissingException("`" + owner.getSimpleName() + "` is abstract: the judge cannot construct it.");
        }
        for (Constructor<?> constructor : owner.getDeclaredConstructors()) {
            if (types(constructor.getParameterTypes()).equals(parameters)) {
                constructor.setAccessible(true);
                return constructor;
            }
        }
        throw new MissingException("The judge constructs `new " + owner.getSimpleName() + "("
                + String.join(", ", parameters) + ")`, and `" + owner.getSimpleName() + "` has no such constructor.");
    }

    private static List<String> types(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getSimpleName).toList();
    }

    /** Asked types are written with their type arguments, which are gone at run time. */
    private static List<String> strings(Object list) {
        return ((List<?>) list)
                .stream().map(String::valueOf).map(Target::erased).toList();
    }

    private static String erased(String type) {
        int angle = type.indexOf('<');
        return angle < 0 ? type : type.substring(0, angle);
    }

    private static Object[] inward(List<?> values, Class<?>[] types) throws ReflectiveOperationException {
        Object[] objects = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            objects[i] = inward(values.get(i), types[i]);
        }
        return objects;
    }

    private static Object inward(Object value, Class<?> type) throws ReflectiveOperationException {
        if (type == String[].class) {
            return ((List<?>) value).toArray(String[]::new);
        }
        if (value instanceof WireRecord record && type.isRecord()) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(inward(record.values(), types));
        }
        return value;
    }

    /** Turns the submission's records, also within lists, into the wire's. */
    private static Object outward(Object value) throws ReflectiveOperationException {
        if (value instanceof Record) {
            RecordComponent[] components = value.getClass().getRecordComponents();
            List<String> names = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            for (RecordComponent component : components) {
                names.add(component.getName());
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.add(outward(accessor.invoke(value)));
            }
            return new WireRecord(value.getClass().getSimpleName(), names, values);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list.size());
            for (Object item : list) {
                items.add(item == list ? new WireOther("a list that contains itself") : outward(item));
            }
            return items;
        }
        return value;
    }
}
