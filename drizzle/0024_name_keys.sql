-- Keys by which a person is found however the name is spelt: the rules of domain/directory/name-sounds.ts.
create function name_sound(word text) returns text language plpgsql immutable strict parallel safe as
$$ begin
	word := regexp_replace(word, 'x', 'ks', 'g');
	word := regexp_replace(word, 'ph', 'f', 'g');
	word := regexp_replace(word, 'sch|tch|ch|sh', 'x', 'g');
	word := regexp_replace(word, 'g(?=[eiy])', 'j', 'g');
	word := regexp_replace(word, 'kh', 'h', 'g');
	word := regexp_replace(word, '([bdgrt])h', '\1', 'g');
	word := regexp_replace(word, 'dj', 'j', 'g');
	word := regexp_replace(word, 'gu(?=[eiy])', 'g', 'g');
	word := regexp_replace(word, 'qu(?=[eiy])|ck|q', 'k', 'g');
	word := regexp_replace(word, 'c(?=[eiy])', 's', 'g');
	word := regexp_replace(word, 'c', 'k', 'g');
	word := regexp_replace(word, '([aeiou])h$', '\1', 'g');
	word := regexp_replace(word, '(..[^aeiouy])e$', '\1', 'g');
	word := regexp_replace(word, 'ou|oo|w', 'u', 'g');
	word := regexp_replace(word, 'eau|au|o', 'u', 'g');
	word := regexp_replace(word, '[ae][iy]|ie|ye', 'i', 'g');
	word := regexp_replace(word, 'e|y', 'i', 'g');
	word := regexp_replace(word, '([a-z])\1+', '\1', 'g');
	return word;
end $$;
--> statement-breakpoint
create function name_word_keys(word text) returns text language plpgsql immutable strict parallel safe as
$$ declare
	sound text := name_sound(word);
	bones text := substr(sound, 1, 1) || regexp_replace(substr(sound, 2), '[aiu]', '', 'g');
begin
	return ' ' || word || ' =' || sound || case when length(bones) >= 3 then ' ~' || bones else '' end;
end $$;
--> statement-breakpoint
create function name_keys(variadic names text[]) returns text language plpgsql immutable strict parallel safe as
$$ declare
	name text;
	words text[];
	keys text := '';
begin
	foreach name in array names loop
		name := regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g');
		name := replace(name, 'œ', 'oe');
		name := replace(name, 'Œ', 'oe');
		name := replace(name, 'æ', 'ae');
		name := replace(name, 'Æ', 'ae');
		name := replace(name, 'ß', 'ss');
		name := translate(name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZıøØłŁđĐəƏ', 'abcdefghijklmnopqrstuvwxyzioollddee');
		words := array_remove(regexp_split_to_array(name, '[\s\u00a0\u2010-\u2019\u201c\u201d\u02bc\u202f`´''"«».,;:/()_%\+-]+'), '');
		for i in 1 .. cardinality(words) loop
			keys := keys || name_word_keys(words[i]);
		end loop;
		for i in 1 .. cardinality(words) - 1 loop
			keys := keys || name_word_keys(words[i] || words[i + 1]);
		end loop;
		if cardinality(words) > 2 then
			keys := keys || name_word_keys(array_to_string(words, ''));
		end if;
	end loop;
	return keys || ' ';
end $$;
--> statement-breakpoint
create function keep_name_keys() returns trigger language plpgsql as
$$ begin
	new.name_keys := name_keys(new.last_name, new.first_name);
	return new;
end $$;
--> statement-breakpoint
create trigger keep_name_keys before insert or update of first_name, last_name, name_keys on guardian
for each row execute function keep_name_keys();
--> statement-breakpoint
create trigger keep_name_keys before insert or update of first_name, last_name, name_keys on pupil
for each row execute function keep_name_keys();
--> statement-breakpoint
update guardian set name_keys = '';
--> statement-breakpoint
update pupil set name_keys = '';
