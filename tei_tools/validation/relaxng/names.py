"""Names of elements and attributes, and the classes of names that a schema speaks of."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

# Stands between namespace and local name: no XML document can hold it.
SEPARATOR: Final = "\x1f"
# In no schema: they stand for every name that a wildcard allows and nothing else mentions.
OTHER_NAMESPACE: Final = "\x1e"
OTHER_NAME: Final = "\x1e"


def qualified(namespace: str, local: str) -> str:
    """A name as one string, as expat gives it: the local name alone where there is no namespace."""
    return f"{namespace}{SEPARATOR}{local}" if namespace else local


def split(name: str) -> tuple[str, str]:
    """The namespace of a name, or nothing, and its local name."""
    namespace, _, local = name.rpartition(SEPARATOR)
    return namespace, local


class Wildcard(NamedTuple):
    """All names, or all in one namespace, but those of `exception`."""

    namespace: str | None
    exception: "NameClass"

    def __contains__(self, name: object) -> bool:
        namespace, _ = split(str(name))
        return self.namespace in (None, namespace) and name not in self.exception


class NameClass(NamedTuple):
    """A choice of names and wildcards."""

    names: frozenset[str] = frozenset()
    wildcards: tuple[Wildcard, ...] = ()

    def __contains__(self, name: object) -> bool:
        return name in self.names or any(name in wildcard for wildcard in self.wildcards)

    def examples(self) -> Iterator[str]:
        """One name for each way in which a name can be in the class or out of it.

        https://relaxng.org/jclark/derivative.html#Checking_for_infinite_name_classes
        """
        yield from self.names
        for wildcard in self.wildcards:
            namespace = OTHER_NAMESPACE if wildcard.namespace is None else wildcard.namespace
            yield qualified(namespace, OTHER_NAME)
            yield from wildcard.exception.examples()

    def overlaps(self, other: "NameClass") -> bool:
        """Whether some name is in both."""
        if not self.names.isdisjoint(other.names):
            return True
        if not self.wildcards and not other.wildcards:
            return False
        examples = {*self.examples(), *other.examples()}
        return any(name in self and name in other for name in examples)


NO_NAMES: Final = NameClass()


def union(classes: Iterable[NameClass]) -> NameClass:
    """The names of all the classes."""
    found = [each for each in classes if each is not NO_NAMES]
    if len(found) < 2:
        return found[0] if found else NO_NAMES
    names = frozenset[str]().union(*(each.names for each in found))
    return NameClass(names, tuple(wildcard for each in found for wildcard in each.wildcards))
